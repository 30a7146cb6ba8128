"""What stands in the stamps and in the print of the training, and the fonts they are set in."""

from functools import cache

from PIL import ImageFont

CLASSES = ["none", "MẬT", "TỐI MẬT", "TUYỆT MẬT", "KHẨN", "HỎA TỐC"]
MARKS = [("", "MẬT", 1), ("", "MẬT", 1), ("TỐI", "MẬT", 2), ("TUYỆT", "MẬT", 3)] * 5 + [("", "MÂT", 1), ("", "MẠT", 1), ("ĐỘ", "MẬT", 1)]
URGENCY = [("", "KHẨN", 4), ("THƯỢNG", "KHẨN", 4), ("HỎA", "TỐC", 5), ("HOẢ", "TỐC", 5), ("HỎA TỐC HẸN", "GIỜ", 0)]
OTHER = """ĐẾN|CÔNG VĂN ĐẾN|SAO Y|SAO Y BẢN CHÍNH|SAO LỤC|TRÍCH SAO|BẢN SAO|BẢN CHÍNH|BẢN GỐC|DỰ THẢO|ĐÃ KÝ SỐ|ĐÃ THU|ĐÃ KIỂM TRA
KÝ THAY|GIÁM ĐỐC|PHÓ GIÁM ĐỐC|CHỦ TỊCH|PHÓ CHỦ TỊCH|CHÁNH VĂN PHÒNG|KẾ TOÁN TRƯỞNG|TRƯỞNG PHÒNG|LƯU HÀNH NỘI BỘ|TÀI LIỆU THU HỒI
VẬT TƯ|VẬT|BẬT|MÁY|MẠNG|MỨC|NGÀY|KHẨU|KHOÁN|TỪ|TỔNG|HOÀN|HỎI
XEM XONG TRẢ LẠI|KHÔNG PHỔ BIẾN|LƯU|HỦY|NHẬN|MẪU 01|MẪU SỐ 2|ĐÃ CHI TIỀN|ĐÃ THANH TOÁN|ĐÓNG DẤU|HẾT HẠN|PHÒNG NỘI VỤ|BẢN SỐ|SỐ:|NGÀY:
NHẬT|THẬT|MẠNH|MAI|MINH|NAM|MỚI|MỘT|MẪU|MÃ SỐ|ĐẤT|TẤT|CHẤT|LUẬT|KỸ THUẬT|PHÁP LUẬT|VIỆT NAM|TỐI THIỂU|TỐI ĐA|TUYỆT ĐỐI|NHẤT|HẠT|PHẠT
QUYẾT ĐỊNH|THÔNG BÁO|KẾ HOẠCH|BIÊN BẢN|TỜ TRÌNH|BÁO CÁO|MỤC LỤC|UBND TỈNH|ỦY BAN NHÂN DÂN|HÀ NỘI|NGUYỄN VĂN THẬT|TRẦN MINH NHẬT|KHẢI|KHÁNH|KHAI
TỐT|TÓC|TỔ|HOÀ|HÒA|TỐ CÁO|KHẤN|NHẬN ĐƠN|ĐÁNH MÁY|BÀN GIAO|CHỨNG THỰC|HỢP LỆ|ĐÃ NHẬP|CHỈ NGƯỜI CÓ TÊN MỚI ĐƯỢC BÓC BÌ""".replace("\n", "|").split("|")
# Words that come nearest to MẬT and KHẨN by their shape; so many of the stamps that are neither say one of them.
NEAR = "MẪU|MẪU 01|MẪU SỐ|MẪU SỐ 2|MẪU SỐ 03|MẪU SỐ 1B|BIỂU MẪU|NHẬT|THẬT|VẬT|LUẬT|TRẬT TỰ|BẬT|MẠNH|MÁY|MAI|MỨC|MỘT|KHẨU|KHAI|HÀ NỘI|VIỆT NAM|TRẢ LẠI|LẠI|TỔ QUỐC|MẶT TRẬN".split("|")
NEAR_SHARE = 0.35
# So many of the stamps that are neither are a number or a date, as numbering machines and date stamps print them.
NUMBER_SHARE = 0.4
SYLLABLES = """căn cứ luật tổ chức chính quyền địa phương ngày tháng năm theo đề nghị của giám đốc sở nội vụ tại tờ trình số về việc phê duyệt kế hoạch
công tác văn thư lưu trữ các cơ quan đơn vị trên địa bàn tỉnh thực hiện quy định nhà nước và tài liệu hồ sơ được giao trách nhiệm báo cáo kết quả trước
khi kinh phí bằng chống đấu tranh phối hợp động huống nhiều nhật ký mất mát phòng ban chuyên môn thật nhất đất chất phạt tốt khẳng định khẩu khai hoạt động hoá tối thiểu tuyệt đối mạng minh""".split()
RIMS = ["ỦY BAN NHÂN DÂN HUYỆN AN BÌNH", "SỞ NỘI VỤ TỈNH PHÚ LÂM", "MẶT TRẬN TỔ QUỐC VIỆT NAM", "TRUNG TÂM Y TẾ HUYỆN", "C.H.X.H.C.N VIỆT NAM",
        "CÔNG TY TNHH MỘT THÀNH VIÊN", "BAN CHẤP HÀNH ĐẢNG BỘ", "HỘI ĐỒNG NHÂN DÂN XÃ", "BAN QUẢN LÝ DỰ ÁN", "TRƯỜNG TRUNG HỌC CƠ SỞ"]

TYPE = "/usr/share/fonts/truetype"
# The measure (scripts/bench/marks) has faces of its own beside these: DejaVu Sans, FreeSans and the upright Noto Sans.
FACES = [
    f"{TYPE}/{name}.ttf"
    for name in (
        "croscore/Tinos-Bold",
        "croscore/Tinos-Regular",
        "croscore/Arimo-Bold",
        "croscore/Cousine-Bold",
        "croscore/Cousine-Regular",
        "freefont/FreeSerifBold",
        "freefont/FreeSerif",
        "dejavu/DejaVuSerif-Bold",
        "dejavu/DejaVuSerif",
        "dejavu/DejaVuSerifCondensed-Bold",
        "dejavu/DejaVuSansCondensed-Bold",
        "dejavu/DejaVuSansMono-Bold",
        "noto/NotoSerif-Bold",
        "noto/NotoSerifDisplay-Bold",
        "noto/NotoSansDisplay-Bold",
        "freefont/FreeMonoBold",
        "freefont/FreeMonoBold",
        "freefont/FreeMonoBold",
        "freefont/FreeMono",
    )
]
# What is written across stamps.
HANDS = [
    f"/usr/share/fonts/{name}"
    for name in (
        "truetype/humor-sans/Humor-Sans.ttf",
        "truetype/tomsontalks/TomsonTalks.ttf",
        "truetype/klee/KleeOne-Regular.ttf",
        "truetype/breip/Breip.ttf",
        "truetype/fifthhorseman/dkg.ttf",
        "truetype/ecolier-court/Ecolier-court.ttf",
        "truetype/kristi/Kristi.ttf",
        "truetype/sjfonts/Delphine.ttf",
        "opentype/dancingscript/DancingScript-Regular.otf",
        "opentype/kaushanscript/KaushanScript-Regular.otf",
        "opentype/tlwg/Purisa.otf",
    )
]
# What most stamps are cut in: Times and Arial, bold.
LIKELY = [face for face in FACES if "Tinos-Bold" in face or "Arimo-Bold" in face]


@cache
def font(face, pixels):
    return ImageFont.truetype(face, pixels)


def some_words(rng, count):
    return " ".join(rng.choice(SYLLABLES, count))


def pick(rng, items):
    return items[int(rng.integers(len(items)))]


def a_number(rng):
    number, day, month, year = (int(rng.integers(low, high)) for low, high in ((1, 3000), (1, 32), (1, 13), (1990, 2026)))
    return pick(rng, [f"{number}", f"{number}", f"{number:04d}", f"{number:05d}", f"Số: {number}", f"{number}/QĐ", f"{day:02d}", f"{day:02d}/{month:02d}/{year}", f"{day:02d} -{month:02d}- {year}", f"{year}"])
