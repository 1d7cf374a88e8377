"""
Simulated trainees: the ideal one, and those with one fault each; they test the scorer, the scenarios and the flows.

Each sees a call as a person does and answers with a line that a person could type. `simulate` plays them through
scenarios; what that shows about a scenario ("no way to pass", "a lazy way to pass") are problems as the linter has.
"""

from simulator.rookies.cast import ROOKIES, rookie
from simulator.rookies.simulate import Row, simulate

__all__ = ["ROOKIES", "Row", "rookie", "simulate"]
