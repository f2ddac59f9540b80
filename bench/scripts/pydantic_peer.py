"""libyaml and Pydantic 2 on the files of a folder, as a rival would write it.

Of each kind of file, named by how its files begin and "=valid" if they are, it
prints a line: the microseconds a file in the best of some passes, and the number
of wrong verdicts.
"""

import glob
import sys
import time
from typing import Annotated, Any, Literal, Optional, Union

import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError, model_validator

Positive = Annotated[int, Field(strict=True, ge=1)]


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)


class Decoder(Strict):
    temperature: Annotated[float, Field(ge=0, le=2)] = 1.0
    do_sample: bool = True
    top_k: Annotated[int, Field(ge=0)] = 50
    top_p: Annotated[float, Field(ge=0, le=1)] = 1.0
    repetition_penalty: Annotated[float, Field(ge=0.1, le=10)] = 1.0
    preset: Optional[Literal["deterministic", "standard", "creative", "factual"]] = None


class Warmup(Strict):
    n_warmup: Positive = 3
    thermal_floor_seconds: Annotated[float, Field(ge=0)] = 60.0


class Baseline(Strict):
    enabled: bool = True
    duration_seconds: Annotated[float, Field(ge=5, le=120)] = 30.0


class Synthetic(Strict):
    n: Positive
    input_len: Positive = 512
    output_len: Positive = 128
    seed: int = 42


class PyTorch(Strict):
    batch_size: Optional[Positive] = None
    attn_implementation: Optional[Literal["sdpa", "flash_attention_2", "eager"]] = None
    torch_compile: Optional[bool] = None
    load_in_4bit: Optional[bool] = None
    load_in_8bit: Optional[bool] = None
    num_processes: Optional[Positive] = None


class VLLM(Strict):
    max_num_seqs: Optional[Positive] = None
    tensor_parallel_size: Optional[Positive] = None
    gpu_memory_utilization: Optional[Annotated[float, Field(ge=0.1, le=1)]] = None
    enable_prefix_caching: Optional[bool] = None
    quantization: Optional[Literal["awq", "gptq", "fp8"]] = None


class TensorRT(Strict):
    max_batch_size: Optional[Positive] = None
    tp_size: Optional[Positive] = None
    quantization: Optional[Literal["int8_sq", "int4_awq", "fp8"]] = None
    engine_path: Optional[str] = None


class LoRA(Strict):
    adapter_id: Optional[str] = None
    adapter_path: Optional[str] = None
    merge_weights: bool = False


class Experiment(Strict):
    model: Annotated[str, Field(min_length=1)]
    backend: Literal["pytorch", "vllm", "tensorrt"] = "pytorch"
    n: Positive = 100
    dataset: Union[str, Synthetic] = "aienergyscore"
    precision: Literal["fp32", "fp16", "bf16"] = "bf16"
    random_seed: int = 42
    max_input_tokens: Positive = 512
    max_output_tokens: Positive = 128
    decoder: Decoder = Decoder()
    warmup: Warmup = Warmup()
    baseline: Baseline = Baseline()
    pytorch: Optional[PyTorch] = None
    vllm: Optional[VLLM] = None
    tensorrt: Optional[TensorRT] = None
    lora: Optional[LoRA] = None
    passthrough_kwargs: Optional[dict[str, Any]] = None
    output_dir: Optional[str] = None

    @model_validator(mode="after")
    def sections(self):
        for name in ("pytorch", "vllm", "tensorrt"):
            if getattr(self, name) is not None and name != self.backend:
                raise ValueError(f"{name}: section with backend {self.backend}")
        return self


def valid(text):
    try:
        Experiment.model_validate(yaml.load(text, Loader=yaml.CSafeLoader))
        return True
    except (ValidationError, yaml.YAMLError):
        return False


def main(folder, passes, kinds):
    for kind in kinds:
        name, _, expected = kind.partition("=")
        texts = [open(f, "rb").read() for f in sorted(glob.glob(f"{folder}/{name}*.yaml"))]
        best = float("inf")
        for _ in range(passes):
            start = time.perf_counter()
            verdicts = [valid(text) for text in texts]
            best = min(best, (time.perf_counter() - start) / len(texts) * 1e6)
        print(best, sum(v != (expected == "valid") for v in verdicts))


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), sys.argv[4:])
