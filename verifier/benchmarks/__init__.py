"""What `python -m verifier bench` measures."""
