package main

import "bytes"

// called is what comes of a call in this process, with an input.
func called(input []byte, args []string) (status int, out, errs string) {
	var stdout, stderr bytes.Buffer
	status = (&Command{Stdin: bytes.NewReader(input), Stdout: &stdout, Stderr: &stderr}).Main(args)
	return status, stdout.String(), stderr.String()
}
