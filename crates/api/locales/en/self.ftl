# A unit's self-score.
inside-tab-self = Self-score
self-title = Self-score – { $unit }
self-progress = { $done }/{ $all } criteria have a self-score.
self-done = Self-scored
self-total = Self-score
self-total-words = Points by the figures at hand, without appraisal and survey.
self-next-open = Next criterion without figures
self-points = Self-score
self-given = Given
self-open = Missing
self-approve = Approval by the head
self-approve-words = Once approved, the figures are locked; only the coordinator opens them again.
self-approve-missing = { $n ->
    [one] { $n } criterion has no figures yet.
   *[other] { $n } criteria have no figures yet.
}
self-approve-do = Approve the self-score
self-wrong = Not stored:
self-expected = expected
self-figures = Figures
self-figures-hint = Empty means missing. Type “Không áp dụng” (not applicable) or “Không phát sinh” (none occurred) where it is so; neither is a zero.
self-save = Store and compute points
self-attach = Attach evidence
self-detach = Take off
self-file = File
self-other-leaves = This document also serves other criteria
inside-done-entered = Figures stored, points computed again.
inside-done-attached = The document was attached.
inside-done-detached = The document was taken off.
inside-done-approved = The self-score was approved.
self-register-id = Number or id
self-register-date = Date
self-register-weight = How many
self-register-hint = One item a row, each with a number or id of its own; an item counts once. An empty “How many” means 1.
self-register-more = Add rows
