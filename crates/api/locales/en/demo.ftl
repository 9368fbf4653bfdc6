# The demonstration: a round played to its end.
demo-play = Play a round to its end
demo-play-words = The round “cấp xã năm 2024 – Tỉnh Minh Họa” stands at self-scoring. In these steps it comes to the public page within some 15 minutes; for each, sign in with the account of the table, open “My work” and the round.
demo-play-1 = can-bo-mh001 opens Self-score: changes a figure, attaches a file. chu-tich-mh001 and chu-tich-mh002 approve.
demo-play-2 = dieu-phoi opens Overview: ticks Phường Tân Lộc as missing, gives a reason, moves on to the first appraisal.
demo-play-3 = tham-dinh-1 opens Appraisal: at 1.2.4, 2.2.2, 3.5.1 and 3.5.2 “Type all units in one table”; then “Accept the self-scores of several criteria”; at 1.1.1 other points for Phường Minh An, with a reason.
demo-play-4 = tham-dinh-2 opens Workbooks: the layer of the first appraisal and every file in fixtures/cchc-xa-minh-hoa-2024/appraised-1, looked at and confirmed.
demo-play-5 = dieu-phoi records the notice to all units and moves on to explanation. chu-tich-mh001 explains and asks for a review of 1.1.1.
demo-play-6 = dieu-phoi moves on to the second appraisal. tham-dinh-1 opens Review requests: grants it, and decides the criterion again on the bench.
demo-play-7 = dieu-phoi moves on to the council and writes an item of the minutes. hoi-dong-1 and hoi-dong-2 vote; hoi-dong-1 types the council’s points of 1.7.1 in one table.
demo-play-8 = dieu-phoi moves on to submitted and opens Publication: the act, any PDF, publish; takes both bundles and checks them with parindex verify.
demo-play-9 = Sign out and open the start page: the result is public. quan-tri and giam-sat read the log and check the chain.
