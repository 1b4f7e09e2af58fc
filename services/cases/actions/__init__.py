"""The only door for writing cases. Each action is one transaction: the change, its timeline event, audit row, outbox rows."""

from services.cases.actions.absences import come_back, hand_over_cases, say_away
from services.cases.actions.arranging import assign, assign_all, hold, link, merge, reopen, split
from services.cases.actions.calling import log_call, log_hotline_call
from services.cases.actions.data_wishes import (
    agree_to_delete,
    ask_about_data,
    copy_taken,
    delete_at_her_wish,
    destroy_old_copies,
    give_copy,
    refuse_data_wish,
)
from services.cases.actions.erasing import approve_erasure, due_for_erasure, honour_tombstones, propose_erasure
from services.cases.actions.filing import add_file, open_file
from services.cases.actions.handling import accept, add_note, close, resident_reply, withdraw, write_to_resident
from services.cases.actions.moving import send_back, transfer
from services.cases.actions.opening import open_case
from services.cases.actions.partnering import ask_reading, decide_reading, read_urgently
from services.cases.actions.permitting import ask_opening, decide_opening, open_urgently
from services.cases.actions.rating import rate
from services.cases.actions.referring import Extract, answer_referral, end_referral, refer, view_referral
from services.cases.actions.tasks import finish_task
from services.cases.actions.timing import ask_extension, decide_extension, meet_clock, pause, reach_milestone, resume, start_clock
from services.cases.actions.urging import answer_opinion, raise_opinion, remind_of_opinions, settle_opinion, urge
from services.cases.actions.viewing import NoteText, OpenedCase, reveal, view
from services.cases.actions.wishing import ask_pause, change_contact_wishes, complain

__all__ = [
    "Extract",
    "NoteText",
    "OpenedCase",
    "accept",
    "add_file",
    "add_note",
    "agree_to_delete",
    "answer_opinion",
    "answer_referral",
    "approve_erasure",
    "ask_about_data",
    "ask_extension",
    "ask_opening",
    "ask_pause",
    "ask_reading",
    "assign",
    "assign_all",
    "change_contact_wishes",
    "close",
    "come_back",
    "complain",
    "copy_taken",
    "decide_extension",
    "decide_opening",
    "decide_reading",
    "delete_at_her_wish",
    "destroy_old_copies",
    "due_for_erasure",
    "end_referral",
    "finish_task",
    "give_copy",
    "hand_over_cases",
    "hold",
    "honour_tombstones",
    "link",
    "log_call",
    "log_hotline_call",
    "meet_clock",
    "merge",
    "open_case",
    "open_file",
    "open_urgently",
    "pause",
    "propose_erasure",
    "raise_opinion",
    "rate",
    "read_urgently",
    "reach_milestone",
    "refer",
    "refuse_data_wish",
    "remind_of_opinions",
    "reopen",
    "resident_reply",
    "resume",
    "reveal",
    "say_away",
    "send_back",
    "settle_opinion",
    "split",
    "start_clock",
    "transfer",
    "urge",
    "view",
    "view_referral",
    "withdraw",
    "write_to_resident",
]
