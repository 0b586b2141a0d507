"""Claims of one incident come together; each link says why."""

from verify.cluster.copies import link_claims, link_events
from verify.cluster.dating import date_event, infer_dates
from verify.cluster.encoder import Encoder, load_encoder
from verify.cluster.judgements import Judgement, load_judgements
from verify.cluster.link import ClusterStats, cluster_claims, cluster_with_stats
from verify.cluster.previous import Previous, load_previous, previous_of
from verify.cluster.voices import Voices
from verify.cluster.weights import ClusterSpec, spec_of

__all__ = [
    "ClusterSpec", "ClusterStats", "Encoder", "Judgement", "Previous", "Voices", "cluster_claims", "cluster_with_stats", "date_event", "infer_dates",
    "link_claims", "link_events", "load_encoder", "load_judgements", "load_previous", "previous_of", "spec_of",
]  # fmt: skip
