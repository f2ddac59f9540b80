package reference

import (
	"slices"
	"strings"
)

// All are all parameters, each section's after the field that holds it.
func (r *Reference) All() []Parameter {
	return r.choose(func(*Section, *Parameter) bool { return true })
}

// Shared are the parameters outside the sections of the backends.
func (r *Reference) Shared() []Parameter {
	return r.choose(func(s *Section, _ *Parameter) bool { return s.Backend == "" })
}

// Backend are the parameters in the section of one backend.
func (r *Reference) Backend(name string) []Parameter {
	return r.choose(func(s *Section, _ *Parameter) bool { return s.Backend == name && name != "" })
}

// UsedBy are the parameters that one backend uses: its own, and of the shared
// ones all that it does not ignore.
func (r *Reference) UsedBy(backend string) []Parameter {
	return r.choose(func(_ *Section, p *Parameter) bool { return slices.Contains(p.Backends, backend) })
}

// Backends are the names of the backends.
func (r *Reference) Backends() []string {
	var names []string
	for _, s := range r.Sections {
		if s.Backend != "" {
			names = append(names, s.Backend)
		}
	}
	return names
}

// choose returns the parameters that keep says yes to, depth first.
func (r *Reference) choose(keep func(*Section, *Parameter) bool) []Parameter {
	var out []Parameter
	var walk func(path string)
	walk = func(path string) {
		s := r.Section(path)
		if s == nil {
			return
		}
		for i := range s.Parameters {
			p := &s.Parameters[i]
			if keep(s, p) {
				out = append(out, *p)
			}
			for _, path := range p.Within() {
				if strings.HasPrefix(path, p.Path) { // or it is a section around it
					walk(path)
				}
			}
		}
	}
	walk("")
	return out
}

// Section returns the section at a path, the experiment itself at the empty one,
// or nil.
func (r *Reference) Section(path string) *Section {
	for i := range r.Sections {
		if r.Sections[i].Path == path {
			return &r.Sections[i]
		}
	}
	return nil
}

// Parameter returns the parameter at a path such as decoder.top_p, or nil.
func (r *Reference) Parameter(path string) *Parameter {
	s, ok := r.holding(path)
	if !ok {
		return nil
	}
	for i := range s.Parameters {
		if s.Parameters[i].Path == path {
			return &s.Parameters[i]
		}
	}
	return nil
}

// Parameter returns the setting at a path such as output.results_dir, or nil.
func (s *Settings) Parameter(path string) *Parameter {
	r := Reference{Sections: s.Sections}
	return r.Parameter(path)
}

// holding returns the section that a parameter is in.
func (r *Reference) holding(path string) (Section, bool) {
	parent := ""
	if i := strings.LastIndex(path, "."); i >= 0 {
		parent = path[:i]
	}
	s := r.Section(parent)
	if s == nil {
		return Section{}, false
	}
	return *s, true
}

// Broken are the rules and advisories that a parameter, or one within it, has
// a part in.
func (r *Reference) Broken(path string) []Rule {
	var out []Rule
	for _, rule := range slices.Concat(r.Rules, r.Advisories) {
		if slices.ContainsFunc(rule.Paths, func(p string) bool { return p == path || strings.HasPrefix(p, path+".") }) {
			out = append(out, rule)
		}
	}
	return out
}
