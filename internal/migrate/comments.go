package migrate

// without returns the comments of all that are not in left.
func without(all, left []string) []string {
	count := map[string]int{}
	for _, c := range left {
		count[c]++
	}
	var gone []string
	for _, c := range all {
		if count[c] == 0 {
			gone = append(gone, c)
			continue
		}
		count[c]--
	}
	return gone
}
