package main

import (
	"bytes"
	"fmt"

	"github.com/llenergymeasure/llemcfg/internal/present/studypage"
	"github.com/llenergymeasure/llemcfg/pkg/study"
)

// mostOnPage is how many points a page shows and can still be read.
const mostOnPage = 20_000

func (c *Command) printStudyPage(s *study.Study) error {
	if s.Len() > mostOnPage {
		return fmt.Errorf("--format: a page of %s points could not be read; html takes up to %s", grouped(s.Len()), grouped(mostOnPage))
	}
	var page bytes.Buffer
	if err := studypage.Write(&page, s); err != nil {
		return err
	}
	_, err := c.Stdout.Write(page.Bytes())
	return err
}
