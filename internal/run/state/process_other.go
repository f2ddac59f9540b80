//go:build !linux

package state

// process is not known here: a claim whose owner was killed is taken over when
// it was not renewed in time.
type process struct{}

func thisProcess() process { return process{} }

func (process) isOfThisMachine() bool { return false }

func (process) isRunning(int) bool { return true }
