// Package shellword writes words for a POSIX shell.
package shellword

import "strings"

// Join writes words as a command.
func Join(words []string) string {
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = Quote(word)
	}
	return strings.Join(quoted, " ")
}

// plain are the characters that mean themselves in every word.
const plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=,@%+"

// Quote writes a word so that the shell reads it as it is. Double quotes are
// also clean for shellcheck, which asks whether a $ in single quotes is meant.
func Quote(word string) string {
	if word != "" && strings.Trim(word, plain) == "" {
		return word
	}
	return `"` + escape.Replace(word) + `"`
}

var escape = strings.NewReplacer(`\`, `\\`, `"`, `\"`, `$`, `\$`, "`", "\\`")
