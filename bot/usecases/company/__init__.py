"""The workspace, its people, teams and cycles, and how they are set up."""
