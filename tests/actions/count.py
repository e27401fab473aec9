"""How many steps the state machine has taken in this run; told at its end."""

steps = 0
