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
