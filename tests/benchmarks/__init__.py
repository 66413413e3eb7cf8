"""`make bench`: what the README claims about speed and size, as ratios from one run wherever there is a baseline."""
