"""The simulated person on the line: who calls, what is felt, said, hidden and forgiven. Pure but for drawing a cast."""

from simulator.caller.behaviour import arrive, react
from simulator.caller.disclosure import truth
from simulator.caller.exchange import Happening, Reply, Stimulus
from simulator.caller.person import Person

__all__ = ["Happening", "Person", "Reply", "Stimulus", "arrive", "react", "truth"]
