-- How many entries of a round had their words erased is asked with every look at the round; few ever are.

CREATE INDEX entry_text_erased ON entry_text (owner, round) WHERE erased_at IS NOT NULL;
