package testkit

// InSample reports whether a test tries case i of many: every case with -tags
// proof, as tools/release-check runs the tests, and otherwise every n-th.
func InSample(i, n int) bool { return Proof || i%n == 0 }
