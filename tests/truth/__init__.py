"""The truth test: does what the company reads name what is wrong, and nothing else? The script of a simulated quarter
knows both without asking the product."""
