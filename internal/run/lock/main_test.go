package lock_test

import (
	"testing"

	"github.com/llenergymeasure/llemcfg/internal/testkit"
)

func TestMain(m *testing.M) { testkit.Main(m) }
