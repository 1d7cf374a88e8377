"""The frozen values that every room reads: procedures, desk, scorecard, scenarios, moves, events, problems."""
