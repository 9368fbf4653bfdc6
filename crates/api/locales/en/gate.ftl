# Refusals and failures.
gate-title = That could not be done
gate-reference = Reference: { $id }
gate-form-refused = This form was not taken; what was typed is still in it.
