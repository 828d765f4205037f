"""Papers in scripts without blanks and with signs and digits, and which of them a query must find."""

from __future__ import annotations

NETS = "基于深度神经网络的图像分割方法"
NEURONS = "神经元与网络科学"
BERT = "使用BERT模型进行中文分词"
PROMPTS = "面向GPT-4的提示工程"
GRAPHS = "用C++实现的图神经网络库"
SMALL = "模型压缩"
QUANTUM = "量子计算综述"
PRUNING = "深層学習モデルの圧縮"
WEATHER = "機械学習を用いた天気予報"
SUMMARY = "Transformerによる日本語の要約"
WELLS = "深い井戸とモデル"
SPEECH = "신경망을 이용한 음성 인식"
KOREAN = "한국어 언어모델의 평가"
LARGE = "대규모 그래프 신경망 학습"
PHOTOS = "การเรียนรู้เชิงลึกสำหรับภาพถ่าย"
THAI = "ระบบแปลภาษาไทยด้วย BERT"
KHMER = "ការរៀនម៉ាស៊ីនសម្រាប់ភាសាខ្មែរ"
CPP = "A compiler for C++ templates"
SHARP = "Type inference in C#"
PLAIN_C = "Programs in C"
HASKELL = "Type inference in Haskell"
F_SHARP = "Domain models in F#"
NET = "Porting services to .NET"
RUST = "Porting services to Rust"
ASP = "Caches of ASP.NET"
CLEFS = "A net of knots"
POINTS = "PointNet++ on clouds"
JUDGE = "GPT-4 as a judge"
PROOFS = "Evaluating GPT4 on proofs"
HERD = "The Llama 3 herd"
TUNING = "Tuning llama3 on code"
PHONE = "Llama-3-8B on a phone"
BIRDS = "wav2vec 2.0 for bird song"
WILD = "wav2vec2 in the wild"
JETS = "Jets at 13 TeV"
DIJETS = "Dijets in 13TeV collisions"
SLICES = "Slices of 7T scans"

TITLES = tuple(value for name, value in globals().copy().items() if name.isupper() and isinstance(value, str))

ANSWERS: dict[str, tuple[str, ...]] = {
    "神经网络": (NETS, GRAPHS),
    "深度神经网络": (NETS,),
    "神经": (NETS, NEURONS, GRAPHS),
    "网络": (NETS, NEURONS, GRAPHS),
    "网": (NETS, NEURONS, GRAPHS),
    "法": (NETS,),
    "图像分割": (NETS,),
    "图 神经网络": (NETS, GRAPHS),
    "量子": (QUANTUM,),
    "量子综述": (),
    "BERT": (BERT, THAI),
    "使用BERT": (BERT,),
    "bert模型": (BERT,),
    "模型": (BERT, SMALL),
    "模型 -BERT": (SMALL,),
    "-模型 BERT": (THAI,),
    "神经网络 -C++": (NETS,),
    "-网 量子计算": (QUANTUM,),
    '"网络的图像"': (NETS,),
    "title:神经网络": (NETS, GRAPHS),
    "深層学習": (PRUNING,),
    "学習": (PRUNING, WEATHER),
    "学習モデル": (PRUNING,),
    "モデル": (PRUNING, WELLS),
    "深い": (WELLS,),
    "ﾓﾃﾞﾙの圧縮": (PRUNING,),
    "日本語": (SUMMARY,),
    "transformer 要約": (SUMMARY,),
    "신경망": (SPEECH, LARGE),
    "음성 인식": (SPEECH,),
    "언어모델": (KOREAN,),
    "그래프 신경망": (LARGE,),
    "การเรียนรู้": (PHOTOS,),
    "ภาษาไทย": (THAI,),
    "ภาพถ่าย": (PHOTOS,),
    "រៀនម៉ាស៊ីន": (KHMER,),
    "C++": (CPP, GRAPHS),
    "C#": (SHARP,),
    "C": (PLAIN_C,),
    "f#": (F_SHARP,),
    ".NET": (NET, ASP),
    "title:net": (CLEFS,),
    "inference -C#": (HASKELL,),
    "compiler -C": (CPP,),
    "services -.net": (RUST,),
    "pointnet++": (POINTS,),
    "pointnet": (POINTS,),
    "GPT-4": (PROMPTS, JUDGE, PROOFS),
    "gpt4": (PROMPTS, JUDGE, PROOFS),
    "GPT 4": (PROMPTS, JUDGE, PROOFS),
    "llama3": (HERD, TUNING, PHONE),
    "Llama 3": (HERD, TUNING, PHONE),
    "llama-3": (HERD, TUNING, PHONE),
    "wav2vec2": (BIRDS, WILD),
    "wav2vec 2": (BIRDS, WILD),
    "wav 2 vec 2": (BIRDS, WILD),
    "13TeV": (JETS, DIJETS),
    "13 TeV": (JETS, DIJETS),
    '"at 13TeV"': (JETS,),
    '"13 TeV collisions"': (DIJETS,),
    "7 T": (SLICES,),
}
"""Queries, and the papers that have all of what is asked for."""
