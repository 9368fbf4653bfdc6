# Refusals and failures.
gate-title = That could not be done
gate-reference = Reference: { $id }
