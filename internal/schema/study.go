package schema

// The keys of a study whose meaning is more than what they accept; a test holds
// them to the schema.
const (
	StudyName        = "name"
	StudyVersion     = "version"
	StudyBase        = "base"
	StudySweep       = "sweep"
	StudyExclude     = "exclude"
	StudyExperiments = "experiments"
	StudyExecution   = "execution"
	StudyRunners     = "runners"
)

// The limits of a study; a test holds them to the schema.
const (
	StudyPoints      = "points"
	StudyRuns        = "runs"
	StudyRangeValues = "rangeValues"
)

// StudyLimit returns a limit of a study.
func StudyLimit(name string) int {
	limit, ok := study.Limits[name]
	if !ok {
		panic("schema: a study has no limit " + name)
	}
	return limit
}
