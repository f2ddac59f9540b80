package safe

import "strings"

// ShellCommand writes words as a command for a POSIX shell.
func ShellCommand(words []string) string {
	quoted := make([]string, len(words))
	for i, word := range words {
		quoted[i] = ShellWord(word)
	}
	return strings.Join(quoted, " ")
}

// plainInShell are the characters that mean themselves in every word.
const plainInShell = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:=,@%+"

// ShellWord writes a word so that a POSIX shell reads it as it is. Double quotes are
// also clean for shellcheck, which asks whether a $ in single quotes is meant.
func ShellWord(word string) string {
	if word != "" && strings.Trim(word, plainInShell) == "" {
		return word
	}
	return `"` + shellEscapes.Replace(word) + `"`
}

var shellEscapes = strings.NewReplacer(`\`, `\\`, `"`, `\"`, `$`, `\$`, "`", "\\`")
