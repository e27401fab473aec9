"""What people write, as varied as they write it: a sentence repeated would compress to nothing."""

from __future__ import annotations

STORY = (
    "Jalan di depan Pasar Satui berlubang sejak akhir September, dan sesudah hujan minggu lalu "
    "lubangnya makin dalam. Yang paling parah ada di tikungan dekat bengkel Pak Anwar, kira-kira "
    "satu meter lebarnya dan setinggi betis orang dewasa. Hari Kamis kemarin seorang ibu yang "
    "membonceng dua anak jatuh karena menghindari truk sawit; untung hanya lecet. Malam hari "
    "keadaannya lebih berbahaya lagi, sebab tiga lampu jalan di ruas itu padam dan tidak ada "
    "tanda apa pun. Warga sudah menimbun sendiri dengan batu pecah, tetapi hanyut setiap kali air "
    "meluap dari selokan yang tersumbat lumpur dan plastik. Ketua RT 04 pernah melapor lewat "
    "telepon ke kantor kecamatan pada awal bulan, katanya akan ditinjau, namun sampai sekarang "
    "belum terlihat petugas. Mohon lubang ditambal dahulu, selokan dikeruk, dan lampunya "
    "dinyalakan sebelum musim hujan benar-benar tiba. Kalau perlu penutupan jalan sementara, "
    "kami siap membantu mengatur kendaraan, terutama pada jam berangkat dan pulang sekolah. "
    "Foto menyusul kalau diminta; nomor saya selalu aktif, hubungi saja selepas zuhur."
)

ANSWER = (
    "Terima kasih atas laporannya. Tim pemeliharaan kami memeriksa lokasi pada hari Rabu pukul "
    "sembilan bersama perangkat desa dan ketua RT. Benar, terdapat sebelas titik kerusakan "
    "sepanjang 340 meter; empat di antaranya membahayakan pengendara roda dua. Penyebab utamanya "
    "gorong-gorong yang buntu di sisi barat, sehingga badan jalan tergenang dan lapis pondasinya "
    "lunak. Hari itu juga kami memasang rambu peringatan serta pita pembatas. Penambalan "
    "sementara dengan campuran aspal dingin selesai Jumat sore, lalu pengerukan saluran "
    "dikerjakan memakai satu ekskavator kecil selama dua hari. Perbaikan menyeluruh, yaitu "
    "penggantian gorong-gorong dan pelapisan ulang, masuk paket pekerjaan triwulan pertama "
    "dengan anggaran yang sudah disetujui. Mengenai lampu yang padam, kami meneruskannya kepada "
    "Dinas Perhubungan; menurut mereka kabelnya putus dan penggantinya sedang dipesan. Bila "
    "tambalan terkelupas lagi, balas saja pesan ini dengan foto, petugas kami akan kembali. "
    "Jadwal pelapisan ulang akan diumumkan di papan desa dan situs dinas paling lambat Februari."
)

AGAIN = (
    "Sudah dua minggu berlalu, tetapi tambalan di tikungan terkelupas setelah hujan lebat hari "
    "Minggu, dan air tetap meluap karena baru separuh saluran yang dikeruk. Tadi pagi ban mobil "
    "ambulans puskesmas pecah di titik yang sama. Pita pembatasnya juga hilang entah ke mana. "
    "Lampu memang menyala kembali, terima kasih untuk itu. Kami berharap ada jadwal pasti kapan "
    "gorong-gorong diganti, karena truk bermuatan masih lewat setiap malam. "
    "Kalau anggarannya menunggu tahun depan, tolong setidaknya kerikil dan tanah yang berserakan "
    "dibersihkan serta rambu dipasang di kedua ujung, bukan hanya dari arah Pagatan. Anak saya "
    "bersepeda ke SMP lewat situ pukul setengah tujuh, waktu kabut belum habis. Beberapa pedagang "
    "ikan juga mengeluh, sebab genangan sampai ke lapak mereka dan pembeli enggan mampir. "
    "Terakhir, mohon beri tahu siapa yang bisa kami hubungi langsung di lapangan, supaya "
    "kerusakan baru tidak perlu menunggu surat-menyurat; pesan singkat pun cukup, asalkan ada "
    "yang membacanya pada hari itu juga."
)

QUESTION = "Lubang yang Anda maksud ada di RT berapa, dan dari arah mana pasar terlihat?"
REPLY = "Di RT 04, persis di seberang bengkel, kalau datang dari arah Batulicin sebelah kiri."
