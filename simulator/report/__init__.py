"""Values as text for people and as JSON, SARIF or annotations for other programs."""
