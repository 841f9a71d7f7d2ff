using Nianbao.Domain.Datasets;

namespace Nianbao.Domain.Rules.Identity;

/// <summary>An organisation files for itself only; a registrar may file for every organisation (domain.md 7.2).</summary>
public sealed class ID013UploaderIsEntitled() : Rule(
    "ID-013",
    Severity.Reject,
    "上传账号与文件中的组织不一致。",
    "Uploader not entitled to this organisation.",
    "请用该组织自己的账号上传,或删除其他组织的行后重新上传。",
    "Upload with the organisation's own account, or remove the rows of other organisations and upload again.")
{
    public override void Check(Record record, Judge judge)
    {
        if (judge.Context.UploaderUscc is { } uploader && record.Uscc is { } code && uploader != code)
            judge.Fail(this, "uscc", expected: uploader);
    }
}
