"""The rules of the product: standard library only; every instant, zone and date comes in as an argument."""
