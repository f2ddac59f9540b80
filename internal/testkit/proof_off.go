//go:build !proof

package testkit

// Proof reports whether the tests run in full that otherwise try a sample: with
// go test -tags proof.
const Proof = false
