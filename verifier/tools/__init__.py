"""Finds and drives external tools: Java, TLC, Apalache."""
