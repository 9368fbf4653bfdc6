inside-tab-import = Import workbooks
inside-done-imported = The answers were taken in.
inside-done-dropped = Dropped; nothing has changed.
import-title = Import workbooks
import-preview = Look before taking in
import-words = Send forms or workbooks, look at each change, then confirm. Nothing enters the round before that. An empty cell takes nothing back; the same file twice changes nothing.
import-not-now = Now is not the time to import workbooks, or you were not granted it.
import-layer = Answers of
import-layer-self = Self-score
import-layer-appraised-1 = First appraisal
import-layer-appraised-2 = Second appraisal
import-layer-imported = Another system
import-layer-survey = Survey
import-files = Files
import-files-hint = .xlsx, .xlsb, .xls, .ods, .csv; several at once, or one .zip
import-look = Read and look
import-not-stored = Nothing has entered the round yet. Look through it, then confirm.
import-changes = { $n ->
    [one] { $n } answer would change
   *[other] { $n } answers would change
}
import-same = { $n ->
    [one] { $n } answer stands so already
   *[other] { $n } answers stand so already
}
import-kept = { $n ->
    [one] { $n } cell is empty in the file; what stands there stays
   *[other] { $n } cells are empty in the file; what stands there stays
}
import-confirm = Confirm and take in
import-drop = Drop
import-findings = To be looked at in the files
import-changes-title = Changes by criterion
import-unit = Unit
import-leaf = Criterion
import-slot = Answer
import-before = Now
import-after = Would be
import-place-all = All files
import-place = Cell
import-points = Points
import-evidence = Evidence
import-nothing = No figure yet
import-taken = Original files taken in
import-time = Time
import-answers = Answers brought
