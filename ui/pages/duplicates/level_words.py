"""What *Trùng lặp* says of how much the machine asks in this commune, and what it proposes."""

from app.services.doubles.calibrate import ENOUGH, Proposal, Thresholds
from ui.words import thousands

NAME = "Mức cảnh báo của xã"
HELP = (
    "Máy hỏi về hai hồ sơ khi khả năng là một trẻ đạt mức này. Máy học từ các quyết định đã có của "
    "xã: khi nhiều cặp được ghi là hai trẻ, máy đề nghị hỏi ít đi. Chỉ khi bạn bấm Áp dụng, mức "
    "mới được dùng trên máy này; Về mức ban đầu bỏ điều chỉnh."
)
APPLY_HELP = "Dùng mức được đề nghị. Máy tìm lại toàn bộ danh sách; không hồ sơ nào bị sửa."
RESET_HELP = "Bỏ điều chỉnh, dùng lại mức có sẵn của chương trình. Máy tìm lại toàn bộ danh sách."


def in_use_sentence(in_use: Thresholds) -> str:
    """Say from where on the machine asks, and from where on it is certain."""
    possible, certain = _possible(in_use), _certain(in_use)
    return f"Hỏi từ {possible}, gọi là chắc chắn từ {certain}."


def decided_sentence(proposal: Proposal) -> str:
    """Say how many decisions there are to learn from, and what they said."""
    asked, one = proposal.asked, proposal.one_child
    if not asked:
        return "Chưa có quyết định nào về các cặp máy đã hỏi."
    two = asked - one
    said = (
        f"{thousands(asked)} quyết định: {thousands(one)} là một trẻ, {thousands(two)} là hai trẻ."
    )
    if not proposal.certain:
        return said
    right = thousands(proposal.certain_one_child)
    return f"{said} Trong {thousands(proposal.certain)} cặp gọi là chắc chắn, {right} là một trẻ."


def advice_sentence(in_use: Thresholds, proposal: Proposal) -> str:
    """Say in plain words what should be changed, if anything."""
    if not proposal.is_enough:
        return f"Chưa đủ {ENOUGH} quyết định để điều chỉnh."
    wanted = proposal.thresholds
    said = []
    if wanted.possible != in_use.possible:
        much = "nhiều" if wanted.possible > in_use.possible else "ít"
        said.append(f"Máy đang hỏi hơi {much}: nên hỏi từ {_possible(wanted)}.")
    if wanted.certain != in_use.certain:
        only = "chỉ nên" if wanted.certain > in_use.certain else "có thể"
        said.append(f"{only.capitalize()} gọi là chắc chắn từ {_certain(wanted)}.")
    return " ".join(said) or "Mức đang dùng là vừa, chưa cần điều chỉnh."


def applied_sentence(in_use: Thresholds) -> str:
    """Say what was done, and what follows by itself."""
    return f"Đã áp dụng: hỏi từ {_possible(in_use)}. Danh sách đang được tìm lại"


def reset_sentence(in_use: Thresholds) -> str:
    """Say that the start is in use again."""
    return f"Đã về mức ban đầu: hỏi từ {_possible(in_use)}. Danh sách đang được tìm lại"


def _possible(thresholds: Thresholds) -> str:
    return f"{round(thresholds.possible * 100)} %"


def _certain(thresholds: Thresholds) -> str:
    tenths = round(thresholds.certain * 1000)
    return f"{tenths // 10},{tenths % 10} %"
