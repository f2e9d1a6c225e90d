"""The references of the protocols, as the legs that run them need them; a check names its own in the manifest."""
