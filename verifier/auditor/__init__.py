"""What an auditor needs: the catalogue of invariants, its links, and the pages made from both."""
