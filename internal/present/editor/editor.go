// Package editor holds what llemcfg writes for editors to a real one's language
// server: the JSON Schema, and the files that init begins with. It is a test
// and has no code of its own; the test needs the build tag node.
package editor
