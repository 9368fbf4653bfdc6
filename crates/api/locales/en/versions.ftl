# Versions of a publication.
versions-title = Versions published
versions-heading = Versions and corrections
versions-old = Older version ({ $version }); a correction has taken its place.
versions-in-force = See the version in force
versions-version = Version
versions-date = Date
versions-act = Act
versions-file = Download the act
versions-note = What was corrected
versions-newest = Version { $version } (in force)
versions-one = Version { $version }
versions-changes-title = Changes from the version before
versions-changes = { $n ->
    [one] { $n } unit has another result in version { $after } than in version { $before }.
   *[other] { $n } units have another result in version { $after } than in version { $before }.
}
versions-changes-none = No unit has another published result in version { $after } than in version { $before }.
versions-fields = Fields
