package main

import (
	"errors"

	"github.com/llenergymeasure/llemcfg/pkg/study"
)

func (c *Command) printStudyPage(*study.Study) error {
	return errors.New("--format: html is not there yet")
}
