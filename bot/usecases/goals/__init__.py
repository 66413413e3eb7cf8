"""What is written down, changed and ended: objectives, key results and initiatives."""
