"""What channels and executives read: summaries and briefs, each as of its own instant."""
