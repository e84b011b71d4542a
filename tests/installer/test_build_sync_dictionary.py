"""The dictionary is trained on real batches, and its script makes one that packs."""

from itertools import islice

import build_sync_dictionary as script
import zstandard


def test_a_dictionary_of_the_samples_packs_batches_smaller():
    samples = list(islice(script.samples(1), 120))
    made = zstandard.train_dictionary(4_096, samples[:-20], level=3)
    batch = max(samples[-20:], key=len)
    without = len(zstandard.ZstdCompressor(3).compress(batch))
    assert len(zstandard.ZstdCompressor(3, dict_data=made).compress(batch)) < without


def test_what_is_measured_is_not_what_was_trained_on():
    assert script.SEED > 1_000
    assert script.TARGET.stat().st_size == script.BYTES
