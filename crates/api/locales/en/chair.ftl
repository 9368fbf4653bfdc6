# Pages of a unit's head and staff: points not reached, try-out, plans.
inside-tab-gaps = Points not reached
inside-tab-try = Try-out
inside-done-plan-saved = The plan is saved.
inside-done-plan-removed = The plan is removed.
chair-gaps-title = Points not reached – { $unit }
chair-gaps-words = Out of the unit's own points (self-score; appraised score once notified), most to reach first. Without surveys, points from other bodies, and criteria that compare units.
chair-gaps-caption = Criteria below their maximum, most to reach first
chair-gaps-none = No criterion is below its maximum.
chair-own-points = Points of the unit
chair-own-max = Maximum of these criteria
chair-missing = Not reached
chair-points-of = Points / maximum
chair-why = Why
chair-next = Next step:
chair-evidence = { $n } attached
chair-try = Try out
chair-try-title = Try-out of points – { $unit }
chair-try-words = A try-out changes nothing in the round. Criteria that compare units are not computed anew.
chair-try-hint = Change figures to have points computed, or only the points. What is not changed stays as the unit gave it.
chair-stands = Given by the unit: { $value }
chair-result = Result of the try-out
chair-figure = Figure
chair-before = Now
chair-after = Tried
chair-then-index = Index, with other criteria's points of the published round (%)
chair-then-rank = Rank it would have had in the published round
chair-then-words = Last published round: { $round }. { $n } criteria that the unit does not score itself (surveys, figures of other bodies, relative to the block) keep that round's points, as a share of today's maximum. The rank is among that year's published figures of the block, not among the running round.
chair-then-none = No round was published with this criteria set, so there is no rank to compare with.
chair-then-hidden = The published result of { $round } does not show single criteria, so no rank can be computed.
chair-then-no-rank = The published result does not show the index of every unit of the block, so no rank can be computed.
chair-then-open = { $n ->
    [one] { $n } criterion has no points yet and adds nothing.
   *[other] { $n } criteria have no points yet and add nothing.
}
chair-then-was = The unit's result in that round: rank { $rank }, index { $index } %.
chair-rank-same = same index as { $n } others
chair-more = Add a criterion
chair-compute = Try out
chair-plan-title = Name of the plan
chair-plan-untitled = Plan
chair-plan-save = Save the plan
chair-plans = Saved plans
chair-plans-none = No plan yet.
chair-plan-remove = Remove
