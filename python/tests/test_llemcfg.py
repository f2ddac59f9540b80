"""Tests of the installed package: run them where llemcfg is installed from a
wheel, not on PYTHONPATH."""

import contextlib
import io
import os
import pickle
import re
import subprocess
import sys
import sysconfig
import tempfile
import unittest
from pathlib import Path

import llemcfg

HERE = Path(__file__).resolve().parent
VALID = "model: gpt2\nbackend: vllm\ndecoder: {preset: creative, top_p: 0.8}\n"
INVALID = "model: gpt2\nn: 0\ndecoder: {temprature: 0.7}\n"


class Test(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        previous = os.getcwd()
        os.chdir(self.folder)
        self.addCleanup(os.chdir, previous)

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")
        return self.folder / name

    def test_is_installed(self):
        self.assertTrue(llemcfg.__file__.startswith(sysconfig.get_path("platlib")), llemcfg.__file__)
        self.assertEqual(Path(llemcfg.find_binary()).parent, Path(sysconfig.get_path("scripts")))

    def test_load_resolves_every_field(self):
        config = llemcfg.load(self.write("a.experiment.yaml", VALID))
        self.assertEqual(config["model"], "gpt2")
        self.assertEqual(config["n"], 100)
        self.assertEqual(config["decoder"]["top_p"], 0.8)
        self.assertIs(config["decoder"]["do_sample"], True)
        self.assertIs(type(config["random_seed"]), int)
        self.assertIsNone(config["pytorch"])

    def test_layers(self):
        lab = self.write("lab.yaml", "n: 20\nprecision: fp16\n")
        path = self.write("a.experiment.yaml", VALID)
        config = llemcfg.load(path, defaults=[lab], overrides={"decoder.top_p": 0.5, "dataset": "alpaca", "lora": None, "warmup.n_warmup": 3})
        self.assertEqual((config["n"], config["precision"], config["decoder"]["top_p"]), (20, "fp16", 0.5))
        self.assertEqual((config["dataset"], config["lora"], config["warmup"]["n_warmup"]), ("alpaca", None, 3))

    def test_invalid(self):
        path = self.write("broken.yaml", INVALID)
        with self.assertRaises(llemcfg.InvalidConfig) as caught:
            llemcfg.load(path)
        first, second = caught.exception.diagnostics
        self.assertEqual((first.code, first.path, first.line, first.column), ("out-of-range", "n", 2, 4))
        self.assertEqual((second.code, second.path, second.line), ("unknown-field", "decoder.temprature", 3))
        self.assertEqual(second.file, str(path))
        self.assertIn("temperature", second.suggestion)
        self.assertIn("broken.yaml:2:4: error: n: must be", str(caught.exception))
        self.assertIsInstance(caught.exception, ValueError)
        again = pickle.loads(pickle.dumps(caught.exception))
        self.assertEqual(again.diagnostics, caught.exception.diagnostics)

    def test_invalid_override_names_the_flag(self):
        path = self.write("a.yaml", VALID)
        with self.assertRaises(llemcfg.InvalidConfig) as caught:
            llemcfg.load(path, overrides={"n": "many"})
        (only,) = caught.exception.diagnostics
        self.assertEqual((only.code, only.path), ("wrong-type", "n"))
        self.assertIn("--set", only.file)

    def test_no_such_file(self):
        with self.assertRaises(llemcfg.Error) as caught:
            llemcfg.load(self.folder / "missing.yaml")
        self.assertNotIsInstance(caught.exception, llemcfg.InvalidConfig)
        self.assertIn("missing.yaml", str(caught.exception))

    def test_names_that_look_like_flags(self):
        for name in ("-", "--strict", "Zoë 模型.yaml"):
            self.write(name, VALID)
            self.assertEqual(llemcfg.load(name)["model"], "gpt2")
            self.assertEqual(llemcfg.vet(name), [])

    def test_vet(self):
        self.write("good.yaml", VALID)
        self.write("broken.yaml", INVALID)
        self.write("warned.yaml", "model: gpt2\nbackend: vllm\nprecision: fp32\n")
        found = llemcfg.vet(".")
        self.assertEqual([(Path(d.file).name, d.severity) for d in found], [("broken.yaml", "error"), ("broken.yaml", "error"), ("warned.yaml", "warning")])
        self.assertEqual({d.severity for d in llemcfg.vet("warned.yaml", strict=True)}, {"error"})
        with self.assertRaises(llemcfg.Error):
            llemcfg.vet()

    def test_binary_that_is_not_there(self):
        os.environ["LLEMCFG_BINARY"] = str(self.folder / "none")
        self.addCleanup(os.environ.pop, "LLEMCFG_BINARY")
        with self.assertRaises(llemcfg.Error):
            llemcfg.load(self.write("a.yaml", VALID))

    def test_documents(self):
        """The programs in the documents run, on the files that they name."""
        for name in ("top.md", "package.md"):
            text = (HERE / name).read_text(encoding="utf-8")
            programs = re.findall(r"^```python\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)
            self.assertTrue(programs, name)
            for program in programs:
                for file in re.findall(r'"(\S+\.yaml)"', program):
                    self.write(file, VALID)
                output = io.StringIO()
                with contextlib.redirect_stdout(output):
                    exec(compile(program, name, "exec"), {})
                self.assertIn("0.8", output.getvalue())

    def test_commands(self):
        self.write("broken.yaml", INVALID)
        for command in ([llemcfg.find_binary()], [sys.executable, "-m", "llemcfg"]):
            done = subprocess.run([*command, "vet", "broken.yaml"], capture_output=True, encoding="utf-8", check=False)
            self.assertEqual(done.returncode, 1)
            self.assertIn("1 file: 0 valid, 1 invalid, 2 errors", done.stdout)


if __name__ == "__main__":
    unittest.main()
