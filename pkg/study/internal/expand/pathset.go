package expand

// claim is a path that somebody sets.
type claim struct {
	text  string // the path
	owner int
	place place
}

// claims finds paths that are set twice, or together with a parent.
type claims struct {
	own   *claim   // of the path that ends here
	below []*claim // of paths that go on from here, of at most two owners
	next  map[string]*claims
}

// add adds a path and returns a claim that it cannot stand beside: one of the
// same path, of a parent or of a child. Claims of one owner stand beside each
// other if isShared is set.
func (c *claims) add(names []string, mine *claim, isShared bool) *claim {
	clashes := func(other *claim) bool { return other != nil && !(isShared && other.owner == mine.owner) }
	at := c
	for _, name := range names {
		if clashes(at.own) {
			return at.own
		}
		if len(at.below) == 0 || len(at.below) == 1 && at.below[0].owner != mine.owner {
			at.below = append(at.below, mine)
		}
		if at.next == nil {
			at.next = map[string]*claims{}
		}
		if at.next[name] == nil {
			at.next[name] = &claims{}
		}
		at = at.next[name]
	}
	if clashes(at.own) {
		return at.own
	}
	for _, other := range at.below {
		if clashes(other) {
			return other
		}
	}
	if at.own == nil {
		at.own = mine
	}
	return nil
}
