"""Documents to print and to keep: job profiles, competency sheets, the handbook.

Each module makes plain data of the model for one Typst template; none knows the typesetter.
"""
