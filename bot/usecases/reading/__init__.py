"""Items as somebody reads them: cards, and the steps that all looks share."""
