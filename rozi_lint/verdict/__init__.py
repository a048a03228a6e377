"""Which events break which rule. Knows no syntax and no frameworks."""
