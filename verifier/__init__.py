"""Runs every declared check, keeps its evidence and reports one verdict."""
