"""What runs inside the student's own kernel: watches training, and after the last cell finds the models and measures them.

The code beside it is nobody's we trust. Every call of it is bounded in time and may fail, which costs that one result.
"""
