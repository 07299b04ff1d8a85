"""What drivers use inside the box, next to code nobody trusts.

Nothing in here decides a mark. It calls a student's functions with inputs an author chose and writes plain numbers to
the results folder; whatever hostile code does to this process can only change that student's own numbers.
"""
